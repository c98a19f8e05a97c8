/** Panels of a tender and custodians of its key: appointed, and an alternate called. */
@NullMarked
package org.muwahhad.tender.panel;

import org.jspecify.annotations.NullMarked;
