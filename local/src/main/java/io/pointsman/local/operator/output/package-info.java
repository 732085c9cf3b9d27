/** The facts as JSON, for programs: docs/schema/operator.schema.json. */
@NullMarked
package io.pointsman.local.operator.output;

import org.jspecify.annotations.NullMarked;
