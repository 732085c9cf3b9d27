/** The commands that work on an account. */
@NullMarked
package io.pointsman.local.cli.account;

import org.jspecify.annotations.NullMarked;
