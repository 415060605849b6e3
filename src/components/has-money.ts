/** Whether a view holds an amount: where there is none, there is nothing to see in 元. */
export const hasMoney = (view: unknown): boolean => JSON.stringify(view).includes('"money":');
