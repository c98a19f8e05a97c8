package org.muwahhad.catalog.proposal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.FormChoiceQueries;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.catalog.item.Revisions;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Proposals: catalog managers and auditors see all, officers and coordinators their own, others
 * none.
 */
@Singleton
public class ViewProposals {
  private static final int SIMILAR = 5;
  private final Proposals proposals;
  private final ProposalText text;
  private final SearchCatalog search;
  private final Revisions revisions;
  private final Templates templates;
  private final FormChoiceQueries choices;

  ViewProposals(
      Proposals proposals,
      ProposalText text,
      SearchCatalog search,
      Revisions revisions,
      Templates templates,
      FormChoiceQueries choices) {
    this.revisions = revisions;
    this.templates = templates;
    this.choices = choices;
    this.proposals = proposals;
    this.text = text;
    this.search = search;
  }

  /**
   * A proposal with all it says.
   *
   * @param content what is proposed; null for a need
   * @param parts what is proposed, part by part, beside what is so now; none for a need
   * @param similar items of the catalog that may already serve the need, for anyone who decides
   */
  public record ProposalView(
      ProposalRow row,
      @Nullable ItemContent content,
      List<ProposalParts.ProposalPart> parts,
      List<ItemRow> similar) {}

  /** A page of the proposals that the person may read. */
  @Transactional
  public ListPage<ProposalRow> list(Actor actor, ListChoice choice) {
    long proposer = mayDecideOrRead(actor) ? 0 : requireProposer(actor);
    return new ListPage<>(
        proposals.listPage(
            proposer,
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        proposals.count(proposer, choice.like(), choice.filter()),
        choice);
  }

  /** How many of the proposals that the person may read wait. */
  @Transactional
  public int countWaiting(Actor actor) {
    return proposals.count(
        mayDecideOrRead(actor) ? 0 : requireProposer(actor), "", ProposalStatus.PROPOSED.name());
  }

  /**
   * One proposal.
   *
   * @throws Refusal.NotFound when there is none, or it is another person's
   */
  public ProposalView get(Actor actor, long id) {
    boolean all = mayDecideOrRead(actor);
    long reader = all ? actor.personId() : requireProposer(actor);
    ProposalRow row =
        proposals
            .findRow(id)
            .filter(r -> all || r.proposedBy() == reader)
            .orElseThrow(() -> new Refusal.NotFound("proposal " + id));
    Proposals.Proposal stored = proposals.get(id);
    String proposed = stored.content();
    ItemContent content = proposed == null ? null : text.read(proposed);
    return new ProposalView(
        row,
        content,
        content == null ? List.of() : parts(stored, content),
        row.isWaiting() ? similar(actor, row) : List.of());
  }

  /** What a notice tells of a proposal, anyone who is told. */
  @Transactional
  public Optional<ProposalRow> findRow(long id) {
    return proposals.findRow(id);
  }

  /**
   * Items of the catalog that some names may mean; for a person who may propose or decide. Not in a
   * transaction, in which the search would not see what was published last.
   */
  public List<ItemRow> similar(Actor actor, List<String> names) {
    actor.require(
        Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR, Role.CATALOG_MANAGER, Role.AUDITOR);
    Map<String, ItemRow> found = new LinkedHashMap<>();
    names.stream()
        .filter(n -> !n.isBlank())
        .flatMap(n -> search.suggest(actor, n, null, SIMILAR).stream())
        .forEach(i -> found.putIfAbsent(i.code(), i));
    return found.values().stream().limit(SIMILAR).toList();
  }

  /** Address of the form in which an item of some name is proposed. */
  public static String formFor(String name) {
    return "/catalog/proposals/new?name=" + URLEncoder.encode(name.strip(), StandardCharsets.UTF_8);
  }

  /** Whether the person may propose. */
  public static boolean mayPropose(Actor actor) {
    return actor.isAnyOf(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR);
  }

  /** Whether there is a list of proposals for the person. */
  public static boolean mayList(Actor actor) {
    return mayPropose(actor) || mayDecideOrRead(actor);
  }

  private List<ProposalParts.ProposalPart> parts(Proposals.Proposal stored, ItemContent content) {
    Long changed = stored.itemId();
    Integer seen = stored.basedOn();
    @Nullable ItemContent present =
        changed == null || seen == null ? null : revisions.content(changed, seen);
    String category = Objects.requireNonNull(stored.categoryCode());
    Template template =
        templates
            .find(category)
            .orElseThrow(() -> new IllegalStateException("No category " + category));
    return new ProposalParts(template, units()).of(content, present);
  }

  private Map<String, Bilingual> units() {
    return choices.listUnits().stream()
        .collect(Collectors.toMap(FormChoiceQueries.CodeWithNames::code, u -> u.name()));
  }

  private List<ItemRow> similar(Actor actor, ProposalRow row) {
    return similar(actor, List.of(row.name().ar(), row.name().en())).stream()
        .filter(i -> !i.code().equals(row.itemCode()))
        .toList();
  }

  private static boolean mayDecideOrRead(Actor actor) {
    return actor.isAnyOf(Role.CATALOG_MANAGER, Role.AUDITOR);
  }

  private static long requireProposer(Actor actor) {
    actor.require(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR);
    return actor.personId();
  }
}
