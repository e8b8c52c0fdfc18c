import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';
import { linkedRoleNeed } from '../../iam/linkedRoleNeed';

/** Named by what stands before their own names: app or net, which one statement holds for both. */
const OURS = [
  'listener/app/${Prefix}-*/*/*',
  'listener/net/${Prefix}-*/*/*',
  'loadbalancer/app/${Prefix}-*/*',
  'loadbalancer/net/${Prefix}-*/*',
  'targetgroup/${Prefix}-*/*',
].map(kind => `arn:aws:elasticloadbalancing:\${Region}:\${Account}:${kind}`);

/** What both kinds of balancers need; AWS tells them apart in the ARN alone. */
export const balancerNeeds: IamNeeds = [
  {
    for: 'create',
    actions: [
      'elasticloadbalancing:CreateListener',
      'elasticloadbalancing:CreateLoadBalancer',
      'elasticloadbalancing:CreateTargetGroup',
    ],
    on: OURS,
  },
  linkedRoleNeed('elasticloadbalancing.amazonaws.com'),
  {
    for: 'read',
    actions: [
      'elasticloadbalancing:DescribeCapacityReservation',
      'elasticloadbalancing:DescribeListenerAttributes',
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeLoadBalancerAttributes',
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeTags',
      'elasticloadbalancing:DescribeTargetGroupAttributes',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeTargetHealth',
    ],
    on: {
      everything: 'Elastic Load Balancing describes all of a region or none',
    },
  },
  {
    for: 'update',
    actions: [
      'elasticloadbalancing:DeregisterTargets',
      'elasticloadbalancing:ModifyListener',
      'elasticloadbalancing:ModifyListenerAttributes',
      'elasticloadbalancing:ModifyLoadBalancerAttributes',
      'elasticloadbalancing:ModifyTargetGroup',
      'elasticloadbalancing:ModifyTargetGroupAttributes',
      'elasticloadbalancing:RegisterTargets',
      'elasticloadbalancing:SetSecurityGroups',
      'elasticloadbalancing:SetSubnets',
    ],
    on: OURS,
  },
  {
    for: 'tag',
    actions: [
      'elasticloadbalancing:AddTags',
      'elasticloadbalancing:RemoveTags',
    ],
    on: OURS,
  },
  {
    for: 'delete',
    actions: [
      'elasticloadbalancing:DeleteListener',
      'elasticloadbalancing:DeleteLoadBalancer',
      'elasticloadbalancing:DeleteTargetGroup',
    ],
    on: OURS,
  },
  {
    for: 'update',
    actions: [
      'autoscaling:AttachLoadBalancerTargetGroups',
      'autoscaling:AttachTrafficSources',
      'autoscaling:DetachLoadBalancerTargetGroups',
      'autoscaling:DetachTrafficSources',
    ],
    on: [
      'arn:aws:autoscaling:${Region}:${Account}:autoScalingGroup:*:autoScalingGroupName/${Prefix}-*',
    ],
  },
  {
    for: 'read',
    actions: [
      'autoscaling:DescribeAutoScalingGroups',
      'autoscaling:DescribeTrafficSources',
    ],
    on: { everything: 'Auto Scaling describes all groups of a region or none' },
  },
  ...groupNeeds,
];
