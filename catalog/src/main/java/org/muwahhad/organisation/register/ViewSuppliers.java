package org.muwahhad.organisation.register;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

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

  /** A page of the register. */
  @Transactional
  public ListPage<SupplierQueries.SupplierRow> list(Actor actor, ListChoice choice) {
    require(actor);
    return new ListPage<>(
        queries.listPage(
            choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset()),
        queries.count(choice.like(), choice.filter()),
        choice);
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
