-- One row per delivery of a list about people: its place in their order.
{{ config(meta={'known_by_rows': true, 'by_person': true}) }}
{% set lists = people_lists() -%}
{{ order_of_lists(lists.plain + lists.with_certificate + lists.with_form_facts.keys() | list) }}
