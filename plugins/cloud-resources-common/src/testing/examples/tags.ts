/** Every kind of character that AWS takes in a tag. */
export const tags = { Team: 'shop', 'a.b:c/d': 'x = y + z @ home' };
