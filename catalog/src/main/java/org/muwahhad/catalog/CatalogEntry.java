package org.muwahhad.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the shared catalog. */
public sealed interface CatalogEntry extends Entry {

  /**
   * An item came into the catalog.
   *
   * @param code of the item; the same in the entries that follow
   * @param revision its number
   * @param attributes values by code
   * @param templateEdition 0 if there is none
   */
  @Act(name = "catalog.item-added", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record ItemAdded(
      long itemId,
      String code,
      int revision,
      String nameAr,
      String nameEn,
      String unit,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      Map<String, String> attributes,
      int templateEdition)
      implements CatalogEntry {}

  @Act(name = "catalog.item-revised", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record ItemRevised(
      long itemId,
      String code,
      int revision,
      String nameAr,
      String nameEn,
      String unit,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      Map<String, String> attributes,
      int templateEdition)
      implements CatalogEntry {}

  /**
   * An item can no longer be asked for.
   *
   * @param successor code of the item in place of it; null if there is none
   */
  @Act(name = "catalog.item-retired", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record ItemRetired(long itemId, String code, String reason, @Nullable String successor)
      implements CatalogEntry {}

  @Act(name = "catalog.file-attached", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record ItemFileAttached(long itemId, String code, String file, String type, String sha256)
      implements CatalogEntry {}

  @Act(name = "catalog.file-removed", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record ItemFileRemoved(long itemId, String code, String file, String sha256)
      implements CatalogEntry {}

  /**
   * What more of an item should cost a piece.
   *
   * @param breaks in words
   */
  @Act(name = "catalog.price-breaks-set", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record PriceBreaksSet(long itemId, String code, String currency, List<String> breaks)
      implements CatalogEntry {}

  /**
   * An item became equivalent to others.
   *
   * @param members factors into the standard by code
   * @param standard code of the item that the others count in; null when no group is left
   */
  @Act(name = "catalog.equivalent-marked", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record EquivalentMarked(
      long itemId, String code, Map<String, String> members, @Nullable String standard)
      implements CatalogEntry {}

  @Act(name = "catalog.equivalent-removed", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record EquivalentRemoved(
      long itemId, String code, Map<String, String> members, @Nullable String standard)
      implements CatalogEntry {}

  @Act(name = "catalog.standard-chosen", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record StandardChosen(
      long itemId, String code, Map<String, String> members, @Nullable String standard)
      implements CatalogEntry {}

  /**
   * Items of a file were taken over.
   *
   * @param file its name
   * @param sha256 null when the operator took it over
   * @param added how many items; the same for the three that follow
   */
  @Act(
      name = "catalog.imported",
      by = Role.CATALOG_MANAGER,
      chain = "catalog",
      object = "catalog items")
  record CatalogImported(
      String file, @Nullable String sha256, int added, int revised, int retired, int unchanged)
      implements CatalogEntry {}

  /**
   * Somebody proposed an item, or a change of one.
   *
   * @param category its code
   * @param category null of a need, which the catalog manager completes
   * @param item the code of what would change; null for a new item
   * @param example of a need: an example or price, which may be empty; else null
   */
  @Act(
      name = "catalog.item-proposed",
      by = {Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR},
      chain = "proposal:{proposalId}")
  record ItemProposalMade(
      long proposalId,
      String nameAr,
      String nameEn,
      @Nullable String category,
      String reason,
      @Nullable String item,
      @Nullable String example)
      implements CatalogEntry {}

  /**
   * A proposal became a revision.
   *
   * @param edited whether the manager changed it
   */
  @Act(
      name = "catalog.proposal-accepted",
      by = Role.CATALOG_MANAGER,
      chain = "proposal:{proposalId}")
  record ItemProposalAccepted(
      long proposalId,
      @Nullable String item,
      @Nullable String note,
      @Nullable Integer revision,
      @Nullable Boolean edited)
      implements CatalogEntry {}

  /** The item that was proposed is in the catalog already. */
  @Act(name = "catalog.proposal-merged", by = Role.CATALOG_MANAGER, chain = "proposal:{proposalId}")
  record ItemProposalMerged(long proposalId, @Nullable String item, @Nullable String note)
      implements CatalogEntry {}

  @Act(
      name = "catalog.proposal-declined",
      by = Role.CATALOG_MANAGER,
      chain = "proposal:{proposalId}")
  record ItemProposalDeclined(long proposalId, @Nullable String item, @Nullable String note)
      implements CatalogEntry {}

  @Act(
      name = "catalog.proposal-withdrawn",
      by = {Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR},
      chain = "proposal:{proposalId}")
  record ItemProposalWithdrawn(long proposalId) implements CatalogEntry {}

  @Act(name = "catalog.synonyms-added", by = Role.CATALOG_MANAGER, chain = "synonyms:{groupId}")
  record SynonymsAdded(long groupId, List<String> ar, List<String> en) implements CatalogEntry {}

  @Act(name = "catalog.synonyms-changed", by = Role.CATALOG_MANAGER, chain = "synonyms:{groupId}")
  record SynonymsChanged(long groupId, List<String> ar, List<String> en) implements CatalogEntry {}

  @Act(name = "catalog.synonyms-removed", by = Role.CATALOG_MANAGER, chain = "synonyms:{groupId}")
  record SynonymsRemoved(long groupId, List<String> ar, List<String> en) implements CatalogEntry {}

  /**
   * A new version of the template of a category was begun.
   *
   * @param category its code; the same in the entries that follow
   * @param basedOn the number of the version before; 0 if there is none
   * @param attributes their codes
   */
  @Act(name = "catalog.template-drafted", by = Role.CATALOG_MANAGER, chain = "template:{category}")
  record TemplateDrafted(String category, int basedOn, List<String> attributes)
      implements CatalogEntry {}

  @Act(
      name = "catalog.template-draft-discarded",
      by = Role.CATALOG_MANAGER,
      chain = "template:{category}")
  record TemplateDraftDiscarded(String category, int version) implements CatalogEntry {}

  @Act(
      name = "catalog.template-published",
      by = Role.CATALOG_MANAGER,
      chain = "template:{category}")
  record TemplatePublished(String category, int edition, int number, List<String> attributes)
      implements CatalogEntry {}

  /**
   * The templates of the reference data were put in place.
   *
   * @param versions how many
   */
  @Act(name = "catalog.templates-installed", chain = "templates", object = "template reference")
  record TemplatesInstalled(int versions) implements CatalogEntry {}
}
