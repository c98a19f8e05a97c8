/** Panels of a tender and custodians of its key: members as appointed, and alternates as called. */
@NullMarked
package org.muwahhad.tender.panel;

import org.jspecify.annotations.NullMarked;
