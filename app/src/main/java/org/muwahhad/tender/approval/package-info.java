/** What must hold before a tender is approved, and the acts that approve, publish and cancel it. */
@NullMarked
package org.muwahhad.tender.approval;

import org.jspecify.annotations.NullMarked;
