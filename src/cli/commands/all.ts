import type { Command } from '../io/command.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { demoCommand } from './demo.ts';
import { explainCommand } from './explain.ts';
import { importCommand } from './import.ts';
import { partitionCommand } from './partition.ts';
import { planCommand } from './plan.ts';
import { replayCommand } from './replay.ts';
import { reportCommand } from './report.ts';
import { rulesCommand } from './rules.ts';
import { scoreCommand } from './score.ts';

export const commands: readonly Command[] = [
	demoCommand,
	importCommand,
	scoreCommand,
	planCommand,
	partitionCommand,
	compareCommand,
	checkCommand,
	replayCommand,
	explainCommand,
	rulesCommand,
	reportCommand
];
