/** What stands on a command line, as values: read once, and refused there. */
@NullMarked
package io.pointsman.local.cli.argument;

import org.jspecify.annotations.NullMarked;
