/** Words for what has become of a model. */
import { counted } from "../../words";

/** That it is saved, and what keeps other screens away; `without` where something that was entered was refused. */
export function savedTold(faults: number, without: boolean): string {
  const saved = without ? "Saved, without what was refused" : "Saved";
  if (faults === 0) return `${saved}.`;
  const mended = faults === 1 ? "it is" : "they are";
  return `${saved}, with ${counted(faults, "fault")}: the other screens come back when ${mended} mended.`;
}
