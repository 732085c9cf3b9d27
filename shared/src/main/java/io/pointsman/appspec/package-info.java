@NullMarked
package io.pointsman.appspec;

import org.jspecify.annotations.NullMarked;
