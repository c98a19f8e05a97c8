/** The bid room: draft, answers, documents, submission, receipt, confirmation, withdrawal. */
@NullMarked
package org.muwahhad.bid.room;

import org.jspecify.annotations.NullMarked;
