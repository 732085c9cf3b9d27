/** What is shown to people of values that may be secrets. */
@NullMarked
package io.pointsman.secrets;

import org.jspecify.annotations.NullMarked;
