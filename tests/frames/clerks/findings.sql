-- A build of five findings of three checks, in two towns and the district itself.
create table checks as
    select * from (values
        ('D1', '死亡后仍发放', 'Paid after death'),
        ('T1', '金额不符', 'Not the rate'),
        ('I1', '号码不符', 'Number fails')
    ) as t (check_code, name_zh, name_en);
create table dim_programmes as
    select * from (values ('care', '托养补贴', 'Care'), ('aid', '助学', 'Student aid'))
        as t (programme_code, name_zh, name_en);
create table dim_areas as
    select * from (values
        ('440607000000', '三水区', '三水区', 'district', false),
        ('440607001000', '西南街道', '西南街道办事处', 'town', false),
        ('440607101000', '大塘镇', '大塘镇', 'town', false),
        ('440607999000', '其他/待核', '待核', 'town', true)
    ) as t (area_code, area_name, full_name, area_level, is_unknown);
create table dim_months as
    select unnest(generate_series(date '2012-12-01', date '2013-03-01', interval 1 month))::date
        as month;
create table fct_findings as
    select
        t.*, programme_code || '-subject' as subject_key,
        first_month as last_month, 1 as month_count, 1::bigint as row_count,
        '依据：' || finding_id as evidence, '请改。' as how_to_fix,
        null::date as recovered_on, null::date as valid_until, false as is_disposition_expired
    from (values
        ('D1-00000000aaaa', 'D1', 'care', '440607001000', date '2013-01-01', 100.50, '未核实',
            null::decimal(18, 2), null, null::date),
        ('D1-00000000bbbb', 'D1', 'care', '440607001000', date '2012-12-01', 200, '未核实',
            null, null, null),
        ('D1-11111111cccc', 'D1', 'aid', '440607101000', date '2013-02-01', 3000.25, '已整改',
            3000.25, '张三经办', date '2014-01-02'),
        ('T1-00000000dddd', 'T1', 'care', '440607101000', date '2013-02-01', 40, '排除',
            null, '李四经办', date '2014-01-03'),
        ('I1-00000000eeee', 'I1', null, '440607000000', date '2013-02-01', null, '未核实',
            null, null, null)
    ) as t (
        finding_id, check_code, programme_code, town_code, first_month, amount_at_risk_yuan,
        disposition, recovered_yuan, decided_by, decided_on
    );
alter table fct_findings alter amount_at_risk_yuan type decimal(18, 2);
create table rpt_findings as
    select
        check_code, programme_code, town_code, first_month as month, disposition,
        count(*) as finding_count, sum(amount_at_risk_yuan)::decimal(18, 2) as amount_at_risk_yuan,
        sum(recovered_yuan)::decimal(18, 2) as recovered_yuan
    from fct_findings
    group by all;
create table rpt_check_results as
    select * from (values
        ('D1', '440607001000', date '2013-01-01', '疑点', 9, 1),
        ('D1', '440607101000', date '2013-01-01', '通过', 4, 0),
        ('D1', '440607101000', date '2013-02-01', '疑点', 4, 1),
        ('T1', '440607001000', date '2013-01-01', '通过', 7, 0),
        ('T1', '440607101000', date '2013-01-01', '不适用', 0, 0),
        ('I1', '440607001000', date '2013-01-01', '不适用', 0, 0)
    ) as t (check_code, town_code, month, status, examined_count, finding_count);
create table fct_finding_rows as
    select * from (values
        ('D1-00000000aaaa', '440607001000', date '2013-01-01', '发放100.50元', 100.50,
            '0123456789abcdef-1', '明细', 7)
    ) as t (
        finding_id, town_code, month, detail, amount_at_risk_yuan, delivery_id, source_sheet,
        source_row
    );
