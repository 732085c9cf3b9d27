/** What a change set would do to production aliases and to those who call them. */
@NullMarked
package io.pointsman.alias.guard;

import org.jspecify.annotations.NullMarked;
