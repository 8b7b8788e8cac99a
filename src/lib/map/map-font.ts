/** The page's own font stack, for text on a canvas. */
export const mapFont = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, 'Liberation Sans', sans-serif";
