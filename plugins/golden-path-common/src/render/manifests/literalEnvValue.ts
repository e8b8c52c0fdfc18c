/**
 * Escapes what the kubelet would expand: `$(NAME)` is a reference to another
 * variable and `$$` a dollar sign, so a dollar sign before either is doubled.
 * Source: k8s.io/kubernetes/third_party/forked/golang/expansion.
 */
export function literalEnvValue(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$');
}
