/** Policies of AWS's own that its documentation asks for (Amazon EKS user guide, "IAM roles"). */
export const CLUSTER_POLICY = 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy';

/** By the name of what attaches each. */
export const NODE_POLICIES: Readonly<Record<string, string>> = {
  worker: 'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
  network: 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy',
  images: 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
};
