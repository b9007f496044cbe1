/** Shapes of the names in addresses; apart from the schemas, so that a first page needs no schema library. */
export const CITY_ID = /^[a-z][a-z0-9-]{1,30}$/;
export const LANGUAGE_TAG = /^[a-z]{2}(-[a-z]{2,8})?$/;
