package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.web.PagedLists.APP;
import static org.muwahhad.web.PagedLists.actor;
import static org.muwahhad.web.PagedLists.all;
import static org.muwahhad.web.PagedLists.narrowed;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.page.OldPriceQueries;
import org.muwahhad.catalog.proposal.ProposalRow;
import org.muwahhad.catalog.proposal.ViewProposals;
import org.muwahhad.catalog.search.ViewSynonyms;
import org.muwahhad.catalog.template.TemplateDetail;
import org.muwahhad.catalog.template.ViewTemplates;
import org.muwahhad.organisation.entity.EntityQueries;
import org.muwahhad.organisation.entity.ViewEntities;
import org.muwahhad.organisation.register.SupplierQueries;
import org.muwahhad.organisation.register.ViewSuppliers;
import org.muwahhad.organisation.supplier.ViewRegistrations;

/**
 * Long lists of the catalog, its proposals and its suppliers have a search, a filter and an order.
 */
@Tag("long")
class LongCatalogListsTest {
  @Test
  void entities_suppliers_and_registrations_are_found_narrowed_and_ordered() {
    Actor admin = actor("admin");
    ViewEntities entities = APP.get(ViewEntities.class);
    assertThat(all(c -> entities.list(admin, c), "code"))
        .isSortedAccordingTo(Comparator.comparing(EntityQueries.EntityRow::code));
    assertThat(entities.list(admin, narrowed("", "KW")).entries())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.stateCode()).isEqualTo("KW"));
    EntityQueries.EntityRow one = entities.list(admin, narrowed("", "KW")).entries().get(0);
    assertThat(entities.list(admin, narrowed(one.name().ar(), "")).entries()).contains(one);
    assertThat(entities.list(actor("officer.kw"), narrowed("", "")).total()).isEqualTo(1);
    assertThat(entities.list(actor("coordinator.kw"), narrowed("", "")).entries())
        .allSatisfy(e -> assertThat(e.stateCode()).isEqualTo("KW"));
    Actor buyer = actor("buyer");
    ViewSuppliers suppliers = APP.get(ViewSuppliers.class);
    assertThat(all(c -> suppliers.list(buyer, c), "-number"))
        .isSortedAccordingTo(
            Comparator.comparing(SupplierQueries.SupplierRow::registrationNumber).reversed());
    SupplierQueries.SupplierRow supplier = suppliers.list(buyer, narrowed("", "")).entries().get(0);
    assertThat(suppliers.list(buyer, narrowed(supplier.registrationNumber(), "")).entries())
        .containsExactly(supplier);
    ViewRegistrations registrations = APP.get(ViewRegistrations.class);
    assertThat(registrations.list(buyer, narrowed("", "SUBMITTED")).entries())
        .hasSize(1)
        .allSatisfy(
            r ->
                assertThat(registrations.list(buyer, narrowed(r.registerNumber(), "")).entries())
                    .contains(r));
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog", "auditor", "officer.kw", "coordinator.kw"})
  void proposals_are_found_narrowed_and_ordered(String login) {
    Actor actor = actor(login);
    ViewProposals proposals = APP.get(ViewProposals.class);
    List<ProposalRow> all = all(c -> proposals.list(actor, c), "-proposed");

    assertThat(all)
        .isSortedAccordingTo(Comparator.comparing(ProposalRow::proposedAt).reversed())
        .allSatisfy(
            p -> {
              assertThat(proposals.get(actor, p.id()).row()).isEqualTo(p);
              assertThat(
                      proposals.list(actor, narrowed(p.name().ar(), p.status().name())).entries())
                  .contains(p);
            });
    assertThat(proposals.list(actor, narrowed("", "PROPOSED")).total())
        .isEqualTo(proposals.countWaiting(actor));
  }

  @Test
  void the_lists_of_the_catalog_are_found_narrowed_and_ordered() {
    Actor catalog = actor("catalog");
    ViewSynonyms synonyms = APP.get(ViewSynonyms.class);
    List<ViewSynonyms.SynonymGroupView> groups = all(c -> synonyms.list(catalog, c), "");
    assertThat(groups)
        .hasSizeGreaterThan(ListChoice.SIZE)
        .isSortedAccordingTo(Comparator.comparing(ViewSynonyms.SynonymGroupView::id).reversed());
    ViewSynonyms.SynonymGroupView group = groups.get(0);
    Stream.concat(group.words().ar().stream(), group.words().en().stream())
        .forEach(
            word ->
                assertThat(synonyms.list(catalog, narrowed(word, "")).entries()).contains(group));
    assertThat(synonyms.list(catalog, narrowed("", "EN")).entries())
        .allSatisfy(g -> assertThat(g.words().ar()).isEmpty());
    ViewTemplates templates = APP.get(ViewTemplates.class);
    List<TemplateDetail.CategoryWithTemplate> categories =
        all(c -> templates.list(catalog, c), "-items");
    assertThat(categories)
        .isNotEmpty()
        .isSortedAccordingTo(
            Comparator.comparing(TemplateDetail.CategoryWithTemplate::items).reversed());
    TemplateDetail.CategoryWithTemplate one = categories.get(0);
    assertThat(templates.list(catalog, narrowed(one.code(), "")).entries()).containsExactly(one);
    assertThat(templates.list(catalog, narrowed("", "DRAFT")).entries())
        .allSatisfy(c -> assertThat(c.drafts()).isPositive());
    assertThat(templates.list(actor("officer.kw"), narrowed("", "DRAFT")).total())
        .as("who does not draft them is not told by a filter which are drafted")
        .isZero();
    OldPriceQueries prices = APP.get(OldPriceQueries.class);
    int old = prices.count(12, "", "");
    assertThat(prices.list(12, "", "", "-observed", old, 0))
        .hasSize(old)
        .isNotEmpty()
        .isSortedAccordingTo(Comparator.comparing(OldPriceQueries.OldPrice::observedOn).reversed());
    OldPriceQueries.OldPrice price = prices.list(12, "", "", "", 1, 0).get(0);
    String like = narrowed(price.code(), "").like();
    assertThat(prices.list(12, "", like, "", old, 0)).containsExactly(price);
    String division =
        APP.ask(
            "SELECT LEFT(category_code, 2) FROM catalog_item WHERE code = '" + price.code() + "'");
    assertThat(prices.list(12, division, like, "", old, 0)).containsExactly(price);
    assertThat(prices.list(12, "99", like, "", old, 0)).isEmpty();
    Browserless manager = Browserless.ofDemo(APP, "catalog");
    assertThat(manager.get("/catalog/old-prices?filter=" + division + "000000").body())
        .contains(
            "of " + prices.count(12, division, "") + "<",
            "/revise#content-benchmarkPrice",
            "/catalog/export/items.xlsx?category=" + division + "000000");
    assertThat(manager.get("/catalog/old-prices").body())
        .as("the workbook is one of a category")
        .doesNotContain("/catalog/export/items.xlsx");
  }
}
