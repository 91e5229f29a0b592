# Minsheng in a container. The data, its inbox and its secret live in the volume /data.
# docs/operations.md says how to run it.
FROM python:3.11-slim

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PYTHONUNBUFFERED=1 \
    MINSHENG_DATA=/data

WORKDIR /opt/minsheng

# What changes seldom comes first, so that it is not installed anew for each change of a page.
COPY requirements.lock ./
RUN python -m pip install --no-cache-dir --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE dbt_project.yml profiles.yml ./
COPY dashboards dashboards
COPY .streamlit .streamlit
COPY districts districts
COPY expectations expectations
COPY macros macros
COPY models models
COPY pipelines pipelines
COPY seeds seeds
RUN python -m pip install --no-deps --no-build-isolation -e . \
    && python -m compileall -q dashboards expectations pipelines \
    && install -d -o 10001 -g 10001 /data

# Nobody in particular: the project is root's, and only /data may be written to.
USER 10001:10001
VOLUME /data
ENTRYPOINT ["minsheng"]
CMD ["run", "--watch"]
