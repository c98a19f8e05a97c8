/**
 * What no act brings about but time: reminders of deadlines, alerts of new tenders, and anchors of
 * the audit record that are sent to auditors.
 */
@NullMarked
package org.muwahhad.notification.reminder;

import org.jspecify.annotations.NullMarked;
