/** Ids of the policies that AWS keeps for everybody (Amazon CloudFront developer guide, "managed policies", 2025). */
export const cachePolicies = {
  CachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  CachingOptimizedForUncompressedObjects:
    'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
  CachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  UseOriginCacheControlHeaders: '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
  'UseOriginCacheControlHeaders-QueryStrings':
    '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
} as const;

export const originRequestPolicies = {
  AllViewer: '216adef6-5c7f-47e4-b989-5492eafa07d3',
  AllViewerExceptHostHeader: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  'CORS-CustomOrigin': '59781a5b-3903-41f3-afcb-af62929ccde1',
  'CORS-S3Origin': '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
} as const;

export const responseHeadersPolicies = {
  SecurityHeadersPolicy: '67f7725c-6f97-4210-82d7-5512b31e9d03',
  SimpleCORS: '60669652-455b-4ae9-85a4-c4c02393f86c',
  'CORS-With-Preflight': '5cc3b908-e619-4b99-88e5-2cf7f45965bd',
  'CORS-and-SecurityHeadersPolicy': 'e61eb60c-9c35-4d20-a928-2b84e02af89c',
  'CORS-with-preflight-and-SecurityHeadersPolicy':
    'eaab4381-ed33-4a86-88ca-d9558dc6cd63',
} as const;

/** The names, in the form in which a schema takes them. */
export const namesOf = <T extends object>(policies: T) =>
  Object.keys(policies) as [keyof T & string, ...(keyof T & string)[]];
