/** A run in an account: installs Pointsman, releases with it, looks what customers get, and takes everything away again. */
@NullMarked
package io.pointsman.local.acceptance;

import org.jspecify.annotations.NullMarked;
