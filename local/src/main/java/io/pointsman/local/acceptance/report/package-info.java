/** What a run has found: for the terminal, and as a file that a user attaches to a bug report. */
@NullMarked
package io.pointsman.local.acceptance.report;

import org.jspecify.annotations.NullMarked;
