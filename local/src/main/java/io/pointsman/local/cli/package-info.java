@NullMarked
package io.pointsman.local.cli;

import org.jspecify.annotations.NullMarked;
