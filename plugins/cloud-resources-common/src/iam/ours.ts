/** Things with the tag of everything that we make. */
export const ours = {
  StringEquals: { 'aws:ResourceTag/ManagedBy': '${ManagedBy}' },
};

/** Requests that give what they make that tag. */
export const toBeOurs = {
  StringEquals: { 'aws:RequestTag/ManagedBy': '${ManagedBy}' },
};
