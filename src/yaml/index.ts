// yaml: YAML files with the places of their parts, and faults told with them; what codebooks and studies are read with.
export { hasAliases, parseYaml, placesIn, type ParsedYaml } from './parsed-yaml';
export { throwFaults, type Fault, type Path, type PlaceOf, type Spot } from './places';
export { plainYaml, readYamlText, type FileKind } from './read-yaml';
export { schemaFaults, type FaultOptions } from './schema-faults';
export { blockText, flowText, foldedText, isFlow, isRecord, lineText, pairText } from './yaml-text';
