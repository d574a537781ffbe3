declare function mjmlToHtml(source: string): Promise<string>;
export = mjmlToHtml;
