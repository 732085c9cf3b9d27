package io.pointsman.callers;

import io.pointsman.template.Place;

/**
 * Something of a template that calls a function of it.
 *
 * @param function logical id of the function, with those of the nested stacks before it, {@code Shop-Cart}
 * @param by what it names
 * @param what calls, for people: {@code event Orders (SQS)}, {@code Targets[0].Arn of Nightly (AWS::Events::Rule)}
 * @param at where that is written
 * @param isSamEvent SAM wires it: it follows {@code AutoPublishAlias}
 * @param isOfSam the function is one of SAM, which makes its alias of {@code AutoPublishAlias}
 */
public record FunctionCaller(
        String function, CalledBy by, String what, Place at, boolean isSamEvent, boolean isOfSam) {}
