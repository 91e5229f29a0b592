-- 居家养老对象类别：期末有效的类别数；最近一批新增类别的施行日期。
with categories as (
    select
        area_rollup.town_code,
        categories.category_code,
        categories.valid_from,
        {{ month_of('categories.valid_from') }} as first_month,
        {{ month_ended('categories.valid_to') }} as ended_month
    from {{ ref('home_care_categories') }} as categories
    cross join {{ ref('area_rollup') }} as area_rollup
    where area_rollup.area_code = area_rollup.town_code
),

eligible_categories as (
    {{ indicator_values(
        'kw03_eligible_categories', 'categories', 'first_month', 'count(distinct category_code)',
        window='in_force'
    ) }}
),

-- 最早一批是原有类别，不算新增。
additions as (
    select
        town_code,
        valid_from,
        first_month
    from categories
    where valid_from > (select min(first_categories.valid_from) from categories as first_categories)
),

expansion_effective_from as (
    {{ indicator_values(
        'kw03_expansion_effective_from', 'additions', 'first_month', value_on='max(valid_from)',
        window='until'
    ) }}
)

select * from eligible_categories
union all
select * from expansion_effective_from
