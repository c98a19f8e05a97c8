package org.muwahhad.organisation.register;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** The register of suppliers, for central buyers, auditors and administrators. */
@Singleton
public class ViewSuppliers {
  private final SupplierQueries queries;

  ViewSuppliers(SupplierQueries queries) {
    this.queries = queries;
  }

  /** A supplier with all its suspensions, the last first. */
  public record SupplierView(
      SupplierQueries.SupplierRow supplier, List<SupplierQueries.Suspension> suspensions) {}

  /**
   * The suppliers.
   *
   * @param status {@code REGISTERED}, {@code SUSPENDED} or empty for both
   * @param text part of number or name, empty for all
   */
  @Transactional
  public List<SupplierQueries.SupplierRow> list(Actor actor, String status, String text) {
    require(actor);
    return queries.list(status.strip(), text.strip().toLowerCase(Locale.ROOT));
  }

  /** One supplier. */
  @Transactional
  public SupplierView get(Actor actor, long id) {
    require(actor);
    return new SupplierView(
        queries.findRow(id).orElseThrow(() -> new Refusal.NotFound("supplier " + id)),
        queries.listSuspensions(id));
  }

  private static void require(Actor actor) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR);
  }
}
