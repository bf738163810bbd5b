// What Danfo takes from SheetJS: the copy that RoleLens reads with, loaded when a workbook is first read or written.
for (const name of ['read', 'readFile', 'writeFile', 'utils'])
  Object.defineProperty(exports, name, { enumerable: true, get: () => require('@e965/xlsx')[name] });
