package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;

/** Writes what happens in the file of a complaint into the record of its tender. */
@Singleton
class ComplaintRecord {
  private final AuditLog audit;

  ComplaintRecord(AuditLog audit) {
    this.audit = audit;
  }

  void add(Actor actor, Role as, long tenderId, String act, long complaintId, Map<String, ?> more) {
    audit.record(
        actor, as, "tender:" + tenderId, "complaint." + act, "complaint", complaintId, more);
  }
}
