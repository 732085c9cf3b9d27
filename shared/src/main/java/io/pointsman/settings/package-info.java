@NullMarked
package io.pointsman.settings;

import org.jspecify.annotations.NullMarked;
