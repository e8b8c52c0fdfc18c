/** Types that run people's code under an IAM role of their own. */
export const computeTypes: readonly string[] = ['EC2', 'ASG', 'LAMBDA', 'ECS'];
