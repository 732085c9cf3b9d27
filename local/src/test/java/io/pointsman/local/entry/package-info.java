@NullMarked
package io.pointsman.local.entry;

import org.jspecify.annotations.NullMarked;
