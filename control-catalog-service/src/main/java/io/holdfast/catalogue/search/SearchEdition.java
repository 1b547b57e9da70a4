// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Full text over what an edition says, in PostgreSQL. */
@ApplicationScoped
public class SearchEdition {

  /** An item is weighed by title, then by what it says, then by everything else. */
  private static final String SQL =
      """
      with content as (select content::jsonb as c from edition where version = :edition),
      item (kind, id, title, body, refs) as (
        select 'THREAT', x->>'id', x->>'name', concat_ws(' ', x->>'summary', x->>'note'),
            x->'references'
          from content, jsonb_array_elements(c->'threats') x
        union all
        select 'CONTROL', x->>'id', x->>'name',
            concat_ws(' ', x->>'summary', x->>'guidance', x->>'question', x->>'goodEvidence'),
            x->'references'
          from content, jsonb_array_elements(c->'controls') x
        union all
        select 'REQUIREMENT', x->>'id', x->>'title',
            concat_ws(' ', x->>'asks', x->>'locator', x->>'declare', x->>'rationale'),
            x->'references'
          from content, jsonb_array_elements(c->'requirements') x
        union all
        select 'EVIDENCE_KIND', x->>'id', x->>'name', x->>'note', x->'references'
          from content, jsonb_array_elements(c->'evidenceKinds') x
        union all
        select 'CONTEXT', x->>'id', x->>'title', concat_ws(' ', x->>'says', x->>'locator'),
            x->'references'
          from content, jsonb_array_elements(coalesce(c->'context', '[]')) x),
      found as (
        select item.*, q, setweight(to_tsvector('english', id), 'A')
            || setweight(to_tsvector('english', title), 'B')
            || setweight(to_tsvector('english', coalesce(body, '')), 'D') as words
        from item, websearch_to_tsquery('english', :query) q)
      select kind, id, title,
        ts_headline('english', coalesce(body, title), q,
          'StartSel="", StopSel="", MaxWords=30, MinWords=10') as excerpt
      from found
      where words @@ q or lower(id) = lower(:query) or exists (
        select 1 from jsonb_array_elements(refs) r, jsonb_array_elements_text(r->'ids') foreign_id
        where lower(foreign_id) = lower(:query))
      order by lower(id) = lower(:query) desc, ts_rank(words, q) desc, kind, id
      """;

  private final Jdbi jdbi;

  SearchEdition(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The best first.
   *
   * @param query words, "a phrase", or, -without, as search engines take them; or an id, ours or
   *     one that items refer to
   */
  List<SearchHit> search(String edition, String query) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SQL)
                .bind("edition", edition)
                .bind("query", query)
                .map(
                    (rs, ctx) ->
                        new SearchHit(
                            rs.getString("kind"),
                            rs.getString("id"),
                            rs.getString("title"),
                            rs.getString("excerpt"),
                            edition))
                .list());
  }
}
