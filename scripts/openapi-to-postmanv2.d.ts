declare module 'openapi-to-postmanv2' {
  namespace postman {
    interface Converted {
      result: boolean;
      reason?: string;
      output: { type: 'collection'; data: object }[];
    }
  }
  const postman: {
    convertV2(
      source: { type: 'json'; data: object },
      options: Record<string, unknown>,
      done: (error: Error | null, converted: postman.Converted) => void,
    ): void;
  };
  export default postman;
}
