package io.pointsman.template;

/**
 * A function whose code is packaged, and what Lambda will look for in it.
 *
 * @param function its logical id
 * @param code where its package comes from: its own property, or that of Globals
 * @param handler as written, or as it is given by a parameter's value
 * @param runtime {@code java21}, {@code python3.13}, {@code nodejs22.x}
 * @param at where the handler stands
 */
public record HandlerSite(String function, CodeSite code, String handler, String runtime, Place at) {}
