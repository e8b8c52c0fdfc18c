export { guideFor } from './guideFor';
export { guideText } from './guideText';
export type {
  AccountAccess,
  GuideStep,
  GuideText,
  SetUpGuide,
  SetUpGuideOptions,
} from './SetUpGuide';
