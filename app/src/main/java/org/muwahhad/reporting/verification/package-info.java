/** Whether a file or a document was issued here, for anybody. */
@NullMarked
package org.muwahhad.reporting.verification;

import org.jspecify.annotations.NullMarked;
