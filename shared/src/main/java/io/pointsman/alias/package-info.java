/**
 * The production alias that an application's own template makes: only CodeDeploy may move it. Here is what keeps CloudFormation from
 * it: the pin, which is written into the template before it is submitted, and the guard, which looks at what a change set would do.
 */
@NullMarked
package io.pointsman.alias;

import org.jspecify.annotations.NullMarked;
