/** Stands in for what a library asks for and never uses here. */
export {};
